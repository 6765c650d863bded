/** Words that the staff pages share: sign-in, a new password, the language. */
export const shared = {
  productName: 'Lượt',
  language: 'Ngôn ngữ',
  signIn: {
    heading: 'Đăng nhập',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    show: 'Hiện',
    hide: 'Ẩn',
    showPassword: 'Hiện mật khẩu',
    hidePassword: 'Ẩn mật khẩu',
    submit: 'Đăng nhập',
    submitting: 'Đang đăng nhập…',
    submitIn: (seconds: number): string =>
      seconds >= 60 ? `Thử lại sau ${Math.ceil(seconds / 60)} phút` : `Thử lại sau ${seconds} giây`,
    missing: 'Xin nhập tên đăng nhập và mật khẩu.',
    capsLock: 'Phím Caps Lock đang bật.',
    forgot: 'Quên mật khẩu: nhờ người quản trị đặt lại.',
  },
  newPassword: {
    heading: 'Đặt mật khẩu mới',
    why: 'Mật khẩu được giao chỉ dùng cho lần đầu. Hãy đặt mật khẩu mà chỉ mình bạn biết.',
    current: 'Mật khẩu đang dùng',
    next: 'Mật khẩu mới',
    rule: 'Ít nhất 8 ký tự. Vài từ ghép lại thì dễ nhớ mà khó đoán.',
    strength: (length: number): string =>
      length < 12 ? 'Tạm được: thêm một từ nữa sẽ tốt hơn.' : length < 16 ? 'Tốt.' : 'Rất tốt.',
    repeat: 'Nhập lại mật khẩu mới',
    missing: 'Xin nhập mật khẩu đang dùng.',
    tooShort: 'Thêm ký tự: mật khẩu mới cần ít nhất 8 ký tự.',
    same: 'Chọn mật khẩu khác với mật khẩu đang dùng.',
    different: 'Nhập lại: hai ô mật khẩu mới chưa giống nhau.',
    submit: 'Đổi mật khẩu',
    submitting: 'Đang đổi…',
    otherPerson: 'Đăng nhập bằng tên khác',
  },
};
