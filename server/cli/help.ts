export const HELP = `luot: the queue of a public office

  luot demo            makes the demo office when the data folder is empty, then serves it
  luot init            makes an empty office and prints the first administrator's password
  luot serve           serves the office in the data folder
  luot backup FILE     copies the office to FILE, pictures and recordings too, also while it is served
  luot restore FILE    puts FILE in the place of the office (--force when there is one)
  luot check [ROW HASH]
                       checks that the data are whole and prints the newest row of the audit log with its hash;
                       with ROW and HASH also that the log still bears what was written down before
  luot kiosk --server URL
                       the agent on a kiosk's own PC: serves its page, drives its printer,
                       and goes on giving numbers while the server is away
  luot voice make --command '… {text} … {file}' [--language vi|en|fr]
                       the office's own voice, spoken by any program that turns {text} into the sound {file};
                       it lies over the built-in one until its folder in "voice" of the data folder is removed
                       (--force when there is one)
  luot --help          this text

Settings by environment (all optional):
  LUOT_PORT            port, 8080
  LUOT_HOST            address to serve on, 127.0.0.1; 0.0.0.0 serves the office's network
  LUOT_DATA            data folder, ./data
  LUOT_TIMEZONE        the office's time zone, Asia/Ho_Chi_Minh
  LUOT_ADMIN_PASSWORD  first administrator's password (user name admin), for init and demo
  LUOT_LOG_LEVEL       fatal, error, warn, info, debug, trace or silent
  LUOT_BACKUP          folder for copies, one an hour; backups in the data folder; off makes none
  LUOT_RATE_LIMIT      on; off is for load tests only
  LUOT_TLS_CERT        file with the office's own certificate (PEM, with its chain): https instead of http
  LUOT_TLS_KEY         file with the certificate's key (PEM)
  LUOT_HSTS            off; on tells browsers to come by https alone from now on
  LUOT_TRUSTED_PROXIES proxies that may say for whom they ask, loopback; none, or addresses and networks: 10.0.0.5,10.1.0.0/16

Settings of "luot kiosk" (a flag goes before its variable):
  --server URL         LUOT_SERVER   the office's server, such as http://192.168.1.10:8080
  --pair CODE          LUOT_PAIR     pairing code or link from the admin page; needed once
                       LUOT_KIOSK_TOKEN  a kiosk's token, instead of a code
  --printer WHERE      LUOT_PRINTER  usb:/dev/usb/lp0, network:HOST:9100 or file
  --dots 576|512|384   LUOT_DOTS     width of the paper, 576
  --no-status          LUOT_PRINTER_STATUS=none  the printer never answers
                       LUOT_PORT     port of the page, 8081; on this PC only
`;
