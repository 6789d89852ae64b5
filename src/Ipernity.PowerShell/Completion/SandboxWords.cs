namespace Ipernity.PowerShell.Completion;

/// <summary>Who and what there is in the sandbox, in its own words.</summary>
internal static class SandboxWords
{
    public static IReadOnlyList<(string Name, string Meaning)> Users { get; } =
    [
        ("ada", "Ada Demo, who has the documents"),
        ("noor", "Noor Guest, a friend of Ada's"),
        ("marek", "Marek Demo, of Ada's family"),
        ("yuki", "Yuki Contact, a contact of Ada's and a friend of Noor's"),
        ("ines", "Inês Far, whom Ada counts as a contact"),
        ("tomasz", "Tomasz Near, who counts Ada as a contact"),
    ];

    public static IReadOnlyList<(string Name, string Meaning)> Faults { get; } =
    [
        ("500", "HTTP 500"),
        ("503", "HTTP 503; 503=5 with Retry-After: 5"),
        ("429", "HTTP 429; 429=5 with Retry-After: 5"),
        ("api-error", "an error of the API, 500 or that of api-error=113"),
        ("reset", "the connection is reset, and the call is not done"),
        ("reset-after", "the call is done, then the connection is reset"),
        ("reset-body", "the call is done, and the connection is reset in the middle of the answer"),
        ("delay", "the answer comes late: by 1000 milliseconds, or those of delay=250"),
        ("hang", "no answer ever"),
        ("dribble", "the answer comes one byte at a time"),
        ("truncated", "half the answer"),
        ("html", "a page, such as a proxy shows"),
        ("empty", "no body"),
        ("redirect", "302, or that of redirect=307, to another address"),
        ("invalid-utf8", "bytes in a text that are no UTF-8"),
        ("wrong-type", "the right answer, said to be text/html"),
        ("no-api", "the right answer without its status"),
        ("bad-status", "the right answer with a status that there is not"),
        ("ticket-fails", "an upload is taken, and its ticket ends without a document"),
        ("ticket-slow", "an upload is worked on for 60000 milliseconds longer, or those of ticket-slow=5000"),
        ("ticket-vanishes", "an upload is taken and its document arrives, but nobody knows its ticket"),
        ("reset-upload", "the connection is reset in the middle of an upload, and the call is not done"),
        ("early", "an answer before an upload was read: HTTP 413, or the error of early=113"),
    ];
}
