using System.Text.Encodings.Web;

namespace Ipernity.Sandbox.Pages;

/// <summary>A piece of HTML. Values in a template are encoded, unless they are pieces of HTML themselves.</summary>
internal sealed class Html
{
    private readonly string _text;

    private Html(string text) => _text = text;

    public static Html Nothing { get; } = new("");

    public static Html Of(FormattableString template)
    {
        var holes = Array.ConvertAll(template.GetArguments(), hole => hole is Html piece
            ? piece._text
            : HtmlEncoder.Default.Encode(Convert.ToString(hole, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        return new Html(string.Format(System.Globalization.CultureInfo.InvariantCulture, template.Format, holes));
    }

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece._text)));

    /// <summary>Text that is part of the sandbox and never comes from a client.</summary>
    public static Html Trusted(string text) => new(text);

    public override string ToString() => _text;
}
