namespace Ipernity.PowerShell.Completion;

/// <summary>The members and the faults of the sandbox.</summary>
internal static class SandboxWords
{
    public static IReadOnlyList<(string Name, string Meaning)> Users { get; } =
    [
        ("ada", "Ada Demo, the owner of the documents"),
        ("noor", "Noor Guest, a friend of Ada's"),
        ("marek", "Marek Demo, a member of Ada's family"),
        ("yuki", "Yuki Contact, a contact of Ada's and a friend of Noor's"),
        ("ines", "Inês Far, in Ada's contacts"),
        ("tomasz", "Tomasz Near, has Ada in his contacts"),
    ];

    public static IReadOnlyList<(string Name, string Meaning)> Faults { get; } =
    [
        ("500", "HTTP 500"),
        ("503", "HTTP 503; 503=5 with Retry-After: 5"),
        ("429", "HTTP 429; 429=5 with Retry-After: 5"),
        ("api-error", "API error 500; another with api-error=113"),
        ("reset", "the connection is reset before the call is done"),
        ("reset-after", "the call is done, then the connection is reset"),
        ("reset-body", "the call is done, then the connection is reset in the middle of the answer"),
        ("delay", "the answer is 1000 ms late; 250 ms with delay=250"),
        ("hang", "the answer never comes"),
        ("dribble", "the answer arrives byte by byte"),
        ("truncated", "only half of the answer arrives"),
        ("html", "an HTML page, like that of a proxy"),
        ("empty", "an empty answer"),
        ("redirect", "a redirect with HTTP 302; another with redirect=307"),
        ("invalid-utf8", "invalid UTF-8 in the answer"),
        ("wrong-type", "the right answer with Content-Type text/html"),
        ("no-api", "the right answer without its status"),
        ("bad-status", "the right answer with an unknown status"),
        ("ticket-fails", "an upload is accepted, but its ticket ends without a document"),
        ("ticket-slow", "processing an upload takes 60000 ms longer; 5000 ms with ticket-slow=5000"),
        ("ticket-vanishes", "an upload becomes a document, but its ticket is unknown"),
        ("reset-upload", "the connection is reset in the middle of an upload"),
        ("early", "an answer before the upload is read: HTTP 413; an API error with early=113"),
        ("cut-off", "the connection is reset in the middle of a downloaded file"),
        ("wrong-bytes", "a downloaded file has a wrong byte"),
        ("slow", "a downloaded file arrives in small parts with pauses of 1000 ms; 50 ms with slow=50"),
        ("403", "HTTP 403 for a download"),
        ("expired", "HTTP 403 for a download until the service is asked for its address again"),
    ];
}
