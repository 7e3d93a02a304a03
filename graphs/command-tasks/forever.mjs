setInterval(() => {}, 1000) // it never ends by itself
