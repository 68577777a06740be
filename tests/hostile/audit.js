// Everything in the document that could run something it should not: handlers, script addresses, foreign elements.
() => {
  const bad = [];
  const address = /^(href|src|action|formaction|data|xlink:href|poster)$/i;
  const scheme = /^[\s\0]*(javascript|vbscript|data):/i;
  const elements = /^(iframe|object|embed|base|frame|applet|style)$/;
  const own = (script) => script.src && new URL(script.src).pathname.includes("/assets/");
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      for (const { name, value } of node.attributes) {
        if (/^on/i.test(name) || name === "srcdoc") bad.push(`${node.localName} ${name}=${value}`);
        if (address.test(name) && scheme.test(value)) bad.push(`${node.localName} ${name}=${value}`);
      }
      const script = node.localName === "script" && !/json$/.test(node.type) && !own(node);
      const refresh = node.localName === "meta" && node.httpEquiv === "refresh";
      if (script || refresh || elements.test(node.localName)) bad.push(node.outerHTML.slice(0, 200));
      if (node.content instanceof DocumentFragment) look(node.content);
    }
  };
  look(document);
  return bad;
}
