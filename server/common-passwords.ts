/**
 * What people type when they are asked for a password, in Vietnam and elsewhere: written without marks, spaces and signs,
 * in small letters, and without the digits before and after (`MatKhau@123` is `matkhau`). Not meant to be complete: it
 * takes away what somebody at a counter would try by hand before the throttle stops him (SPEC A6, A13).
 */
const WORDS = `
password passw0rd passwort motdepasse contrasena parola senha pass passcode secret changeme letmein welcome login default
admin administrator root user guest test testing tester demo master system server super superuser manager operator supervisor
qwerty qwertyuiop qwertyui asdfghjk asdfghjkl asdfasdf zxcvbnm zxcvbnmm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e
q1w2e3r4 q1w2e3r4t5 qweasd qweasdzxc qweqwe qwe asd zxc abc abcd abcde abcdef abcdefg abcdefgh abcabc abcxyz a1b2c3 a1b2c3d4 aa
iloveyou ilove lovely loveyou love lover forever princess sunshine monkey dragon football baseball superman batman pokemon
michael jordan shadow computer internet google facebook zalo tiktok youtube samsung iphone apple nokia windows starwars
matkhau matkhaucu matkhaumacdinh khongnho khongco khongbiet quenmatkhau doimatkhau matma mk dangnhap taikhoan
nguoidung quantri quantrivien hethong macdinh nhanvien canbo congchuc chuyenvien lanhdao phuong ubndphuong ubnd ubndxa uyban
uybannhandan motcua bophanmotcua trungtam hanhchinh hanhchinhcong dichvucong layso xepso luot luotcho xinchao chao xincam
vietnam vietnamvodich vietnamoi hanoi hanoiyeu saigon tphcm danang haiphong cantho hue nghean thanhhoa namdinh bacninh
anhyeuem emyeuanh yeuem yeuanh yeuemnhieu anhnhoem emnhoanh toiyeuem toiyeuban toiyeuvietnam tinhyeu tinhban hanhphuc maimai
mattroi hoahong conyeu concung conyeume meyeucon bome giadinh giadinhtoi ngoisao thienthan congchua hoangtu
bongda doraemon pikachu songlong sieunhan trasua phobo banhmi caphe nguyen nguyenvan nguyenthi tranvan lethi phamvan
haha hihi kaka hehe lala khongcomatkhau
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
