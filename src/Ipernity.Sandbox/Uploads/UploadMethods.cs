namespace Ipernity.Sandbox.Uploads;

/// <summary>The methods that take a file.</summary>
internal static class UploadMethods
{
    public const string Add = "upload.file";
    public const string Replace = "upload.replace";

    public static bool Take(string method) => method is Add or Replace;
}
