namespace Weir.Cli.Render.Html;

/// <summary>The look of the page: light and dark by the reader's wish, fit for paper, nothing from outside.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ground:#fff;--raised:#f6f8fa;--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--good:#1a7f37;--bad:#cf222e;--warn:#9a6700;--idle:#8c959f;--accent:#0969da;--soft:#ddf4ff}
        @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--raised:#161b22;--ink:#e6edf3;--dim:#9da7b3;--line:#30363d;--good:#3fb950;--bad:#ff7b72;--warn:#d29922;--idle:#6e7681;--accent:#58a6ff;--soft:#132339}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,'Segoe UI',Helvetica,Arial,sans-serif}
        main{max-width:1320px;margin:0 auto;padding:40px 24px 72px}
        header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;margin-bottom:4px}
        h1{font-size:28px;line-height:1.2;margin:0;letter-spacing:-.01em}
        h2{font-size:17px;margin:0 0 4px}
        section{margin-top:36px}
        .r-chip{border-radius:999px;padding:3px 12px;font-size:13px;font-weight:600;color:#fff}
        .r-success{background:#1a7f37}.r-error{background:#cf222e}.r-running{background:#0969da}.r-other{background:#57606a}
        .r-facts{color:var(--dim);font-size:13px;margin:0;overflow-wrap:anywhere}
        .r-note{color:var(--dim);font-size:13px;margin:0 0 12px}
        .r-cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin-top:24px}
        .r-card{background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:12px 16px}
        .r-card b{display:block;font-size:24px;line-height:1.3;font-weight:650;font-variant-numeric:tabular-nums}
        .r-card span{color:var(--dim);font-size:13px}
        .r-frame{border:1px solid var(--line);border-radius:10px;overflow-x:auto;padding:8px}
        .r-frame svg{display:block;max-width:100%;height:auto;margin:0 auto}
        table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
        th{color:var(--dim);font-weight:500;font-size:12px;text-align:left}
        th,td{padding:7px 10px;border-bottom:1px solid var(--line);vertical-align:middle}
        .r-n{text-align:right;white-space:nowrap}
        .r-dim{color:var(--dim)}.r-good{color:var(--good)}.r-bad{color:var(--bad)}.r-warn{color:var(--warn)}.r-idle{color:var(--idle)}
        .r-bar{background:var(--soft);border-radius:3px;height:10px;min-width:120px;position:relative}
        .r-bar i{position:absolute;inset:0 auto 0 0;background:var(--accent);border-radius:3px;min-width:2px}
        .r-bar .r-fill-bad{background:var(--bad)}.r-bar .r-fill-warn{background:var(--warn)}
        .r-plots{margin-top:14px;display:grid;grid-template-columns:repeat(auto-fit,minmax(330px,1fr));gap:14px}
        .r-plot{border:1px solid var(--line);border-radius:10px;padding:12px 16px}
        .r-plot h3{margin:0 0 2px;font-size:14px}
        .r-plot svg{display:block;width:100%;height:auto}
        svg text{fill:var(--dim);font:11px ui-sans-serif,system-ui,'Segoe UI',Helvetica,Arial,sans-serif}
        .s-axis{stroke:var(--line)}.s-range{stroke:var(--idle)}.s-box{fill:var(--soft);stroke:var(--accent)}.s-mid{stroke:var(--accent);stroke-width:2}.s-dot{fill:var(--warn)}
        .s-good{fill:var(--good)}.s-bad{fill:var(--bad)}.s-idle{fill:var(--idle)}.s-strong{fill:var(--ink)}
        .r-error-box{border:1px solid var(--bad);border-left-width:5px;border-radius:8px;padding:10px 16px;margin-top:20px;white-space:pre-wrap;overflow-wrap:anywhere}
        ol.r-story{list-style:none;margin:0;padding:0 0 0 14px;border-left:2px solid var(--line);font-size:14px}
        ol.r-story li{position:relative;padding:3px 0 3px 10px;overflow-wrap:anywhere}
        ol.r-story li::before{content:"";position:absolute;left:-20px;top:11px;width:9px;height:9px;border-radius:50%;background:var(--idle);border:2px solid var(--ground)}
        ol.r-story li.r-good::before{background:var(--good)}ol.r-story li.r-bad::before{background:var(--bad)}ol.r-story li.r-warn::before{background:var(--warn)}
        ol.r-story li{color:var(--ink)}ol.r-story time{color:var(--dim);display:inline-block;min-width:76px;font-variant-numeric:tabular-nums}
        pre{background:var(--raised);border-radius:8px;padding:10px 14px;overflow-x:auto;font-size:12.5px;margin:6px 0 0}
        footer{color:var(--dim);font-size:12px;margin-top:48px}
        @media print{main{padding:0}section{break-inside:avoid}}
        """;
}
