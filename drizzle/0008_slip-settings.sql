UPDATE `office` SET `settings` = json_set(`settings`, '$.slips', json('{"goodForDays":30,"resultsServiceId":null}'));
