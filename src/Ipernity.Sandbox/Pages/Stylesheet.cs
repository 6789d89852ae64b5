using System.Security.Cryptography;
using System.Text;

namespace Ipernity.Sandbox.Pages;

/// <summary>The stylesheet. It is embedded in each page, and its hash allows it in the page's content security policy.</summary>
internal static class Stylesheet
{
    static Stylesheet()
    {
        using var reader = new StreamReader(typeof(Stylesheet).Assembly.GetManifestResourceStream("sandbox.css")!);
        var text = reader.ReadToEnd();
        Text = Html.Trusted(text);
        Hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public static Html Text { get; }

    public static string Hash { get; }
}
