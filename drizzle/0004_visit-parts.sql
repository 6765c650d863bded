UPDATE `office` SET `settings` = json_set(`settings`, '$.parts', json('{"papers":false,"returns":false,"results":false,"appointments":false}'));
