export const HELP = `luot: the queue of a public office

  luot demo            makes the demo office when the data folder is empty, then serves it
  luot init            makes an empty office and prints the first administrator's password
  luot serve           serves the office in the data folder
  luot backup FILE     copies the office to FILE while it is served
  luot restore FILE    puts FILE in the place of the office (--force when there is one)
  luot check           checks that the data are whole
  luot --help          this text

Settings by environment (all optional):
  LUOT_PORT            port, 8080
  LUOT_HOST            address to serve on, 127.0.0.1; 0.0.0.0 serves the office's network
  LUOT_DATA            data folder, ./data
  LUOT_TIMEZONE        the office's time zone, Asia/Ho_Chi_Minh
  LUOT_ADMIN_PASSWORD  first administrator's password (user name admin), for init and demo
  LUOT_LOG_LEVEL       fatal, error, warn, info, debug, trace or silent
  LUOT_RATE_LIMIT      on; off is for load tests only
`;
