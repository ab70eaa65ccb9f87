// Does on purpose what the product must never do.
let wrong = 0
const count = () => (document.documentElement.dataset.salah = String(++wrong))
document.addEventListener('securitypolicyviolation', count)
window.addEventListener('error', count)
window.addEventListener('unhandledrejection', count)
const inline = document.createElement('style')
inline.textContent = 'body { color: red }'
document.head.append(inline)
document.body.insertAdjacentHTML('beforeend', '<b style="color: blue">styled</b>')
setTimeout(() => {
  throw new Error('thrown on purpose')
})
void Promise.reject(new Error('rejected on purpose'))
