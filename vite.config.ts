import { existsSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// Address of a page → its HTML file below src. Pages share React and the chunks that both need.
const pages = Object.entries({
  '/': 'channels/web/page/index.html',
  '/console/': 'console/index.html',
}).filter(([, file]) => existsSync(`src/${file}`))

/** Puts each page where its address says (`/` → index.html, `/console/` → console/index.html), built and in development. */
function pageAddresses(): Plugin {
  return {
    name: 'page-addresses',
    enforce: 'post',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [path, query] = (request.url ?? '/').split('?')
        // Below the console's address its own router reads on, as it does where the server serves it.
        const page = pages.find(
          ([address]) => address === path || (address !== '/' && !path?.includes('.') && path?.startsWith(address)),
        )
        if (page) request.url = `/${page[1]}${query ? `?${query}` : ''}`
        next()
      })
    },
    generateBundle(_options, bundle) {
      for (const [address, file] of pages) {
        const html = bundle[file]
        if (html) html.fileName = `${address.slice(1)}index.html`
      }
    },
  }
}

export default defineConfig({
  root: 'src',
  publicDir: false,
  plugins: [react(), tailwindcss(), pageAddresses()],
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    // A data: address would be refused by the content security policy `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages.map(([, file]) => `src/${file}`) },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env['API'] ?? 'http://127.0.0.1:3000' } },
})
