namespace Ipernity.Sandbox.Faults;

/// <summary>The names of the fault kinds and the fields that each takes.</summary>
internal static class FaultKinds
{
    private static readonly (FaultKind Kind, string Name, string[] Values)[] All =
    [
        (FaultKind.ServerError, "500", []),
        (FaultKind.Unavailable, "503", [FaultFields.RetryAfter]),
        (FaultKind.TooManyRequests, "429", [FaultFields.RetryAfter]),
        (FaultKind.ApiError, "api-error", [FaultFields.Code]),
        (FaultKind.Reset, "reset", []),
        (FaultKind.ResetAfter, "reset-after", []),
        (FaultKind.ResetBody, "reset-body", []),
        (FaultKind.Delay, "delay", [FaultFields.Delay]),
        (FaultKind.Hang, "hang", []),
        (FaultKind.Dribble, "dribble", [FaultFields.Delay]),
        (FaultKind.Truncated, "truncated", []),
        (FaultKind.Html, "html", []),
        (FaultKind.Empty, "empty", []),
        (FaultKind.Redirect, "redirect", [FaultFields.Status, FaultFields.Location]),
        (FaultKind.InvalidUtf8, "invalid-utf8", []),
        (FaultKind.WrongType, "wrong-type", []),
        (FaultKind.NoApi, "no-api", []),
        (FaultKind.BadStatus, "bad-status", []),
        (FaultKind.TicketFails, "ticket-fails", []),
        (FaultKind.TicketSlow, "ticket-slow", [FaultFields.Delay]),
        (FaultKind.TicketVanishes, "ticket-vanishes", []),
        (FaultKind.ResetUpload, "reset-upload", []),
        (FaultKind.Early, "early", [FaultFields.Code]),
        (FaultKind.CutOff, "cut-off", []),
        (FaultKind.WrongBytes, "wrong-bytes", []),
        (FaultKind.Slow, "slow", [FaultFields.Delay]),
        (FaultKind.Forbidden, "403", []),
        (FaultKind.Expired, "expired", []),
    ];

    public static IEnumerable<string> Names => All.Select(entry => entry.Name);

    public static string Name(this FaultKind kind) => All[(int)kind].Name;

    /// <summary>The fields that a kind takes in addition to count and method. The first is the field of a bare value.</summary>
    public static IReadOnlyList<string> Values(this FaultKind kind) => All[(int)kind].Values;

    /// <summary>Whether a call that is hit still runs.</summary>
    public static bool RunsTheCall(this FaultKind kind) => kind is FaultKind.ResetAfter or FaultKind.ResetBody or FaultKind.Delay
        or FaultKind.Dribble or FaultKind.Truncated or FaultKind.InvalidUtf8 or FaultKind.WrongType
        or FaultKind.NoApi or FaultKind.BadStatus
        or FaultKind.TicketFails or FaultKind.TicketSlow or FaultKind.TicketVanishes;

    /// <summary>Whether the fault answers before the body of the request is read.</summary>
    public static bool PrecedesBody(this FaultKind kind) => kind is FaultKind.ResetUpload or FaultKind.Early;

    /// <summary>Whether the fault matches only uploads, whatever its method is.</summary>
    public static bool AppliesToUploadsOnly(this FaultKind kind) =>
        kind.PrecedesBody() || kind is FaultKind.TicketFails or FaultKind.TicketSlow or FaultKind.TicketVanishes;

    /// <summary>Whether the fault matches only downloads, whatever its method is.</summary>
    public static bool AppliesToDownloadsOnly(this FaultKind kind) =>
        kind is FaultKind.CutOff or FaultKind.WrongBytes or FaultKind.Slow or FaultKind.Forbidden or FaultKind.Expired;

    /// <summary>Whether the fault can match downloads. Others need the answer of a call.</summary>
    public static bool AppliesToDownloads(this FaultKind kind) => kind.AppliesToDownloadsOnly()
        || kind is FaultKind.ServerError or FaultKind.Unavailable or FaultKind.TooManyRequests
        or FaultKind.Reset or FaultKind.Hang or FaultKind.Delay or FaultKind.Redirect;

    public static FaultKind? Find(string name)
    {
        foreach (var entry in All)
        {
            if (string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                return entry.Kind;
        }
        return null;
    }
}
