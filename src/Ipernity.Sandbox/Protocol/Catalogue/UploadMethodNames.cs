namespace Ipernity.Sandbox.Protocol.Catalogue;

/// <summary>The methods that take a file.</summary>
internal static class UploadMethodNames
{
    public const string Add = "upload.file";
    public const string Replace = "upload.replace";

    public static bool Contains(string method) => method is Add or Replace;
}
