namespace Ipernity.Api.Backups.Verification;

/// <summary>Reads the identifier of a document from the name of its sidecar, such as <c>Harbour-47200001.jpg.json</c>.</summary>
internal static class SidecarName
{
    /// <returns>The identifier; null if the name has none.</returns>
    public static string? FindId(string sidecar)
    {
        var name = Path.GetFileName(sidecar);
        var dash = name.LastIndexOf('-');
        var end = dash < 0 ? -1 : name.IndexOf('.', dash);
        var id = end < 0 ? "" : name.Substring(dash + 1, end - dash - 1);
        return id.Length > 0 && id.All(static digit => digit is >= '0' and <= '9') ? id : null;
    }
}
