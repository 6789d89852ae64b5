using System.Net;

namespace Ipernity.PowerShell.Secrets;

/// <summary>Converts text to a SecureString and back.</summary>
internal static class SecureText
{
    public static SecureString Protect(string text)
    {
        var secure = new SecureString();
        foreach (var c in text)
            secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }

    public static string Reveal(SecureString? secure) => new NetworkCredential("", secure).Password;
}
