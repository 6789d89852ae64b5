namespace Ipernity.Sandbox.CommandLine;

/// <summary>The program's own description.</summary>
internal static class Usage
{
    /// <summary>The program keeps to one port, so that what was pasted yesterday works today.</summary>
    public const int DefaultPort = 5080;

    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["--port"] = "--port 5080",
        ["--user"] = "--user noor",
        ["--documents"] = "--documents 10000",
        ["--api-key"] = "--api-key 0123456789abcdef0123456789abcdef",
        ["--api-secret"] = "--api-secret 0123456789abcdef",
        ["--signature-order"] = "--signature-order secretFirst",
        ["--frob-lifetime"] = "--frob-lifetime 60",
        ["--fault"] = "--fault 503:2:doc.getList",
        ["--ticket-duration"] = "--ticket-duration 2.5",
        ["--upload-quota"] = "--upload-quota 50000000",
        ["--max-file-size"] = "--max-file-size 1000000",
        ["--callback"] = "--callback http://127.0.0.1:8000/back",
        ["--parent"] = "--parent 4711",
    };

    public static string Text =>
        $"""
        A local ipernity to try things on: the API with real signatures and errors, the page on which a person
        authorizes an application, and a made-up member with documents, albums and tags. It listens on 127.0.0.1
        only, and forgets everything when it stops.

          ipernity-sandbox [arguments]
          dotnet run --project src/Ipernity.Sandbox -- [arguments]      (in a clone of the sources)

          --port N                 the port; 0 takes any free one (default {DefaultPort})
          --auto-approve           nobody has to open the page: a link that is opened authorizes what it asks for, and a
                                   frob whose link was never opened can be redeemed with every permission there is
          --user ALIAS             who is signed in on the pages: ada (default), noor, marek, yuki, ines or tomasz
          --documents N            how many documents the demo user has (default 300)
          --api-key K              the application's key
          --api-secret S           the application's secret
          --signature-order O      parametersFirst (as the live service; default) or secretFirst
          --frob-lifetime SECONDS  how long a frob can be authorized and redeemed (default 600)
          --ticket-duration SECS   how long an upload is worked on until its document is there (default 1)
          --checksums-when-done    doc.checkMD5 finds an upload only once its ticket is done, and not as soon as it was taken
          --upload-quota BYTES     how much each member's documents may have together, those of the demo counted (default:
                                   nothing bounds ada, marek and ines, who pay; 1 GiB for the others)
          --max-file-size BYTES    how much a file may have (default: 100 MiB a photo, 2 GiB a video, 200 MiB another)
          --callback URL           makes the application a web application: its link carries no frob, Allow redirects to
                                   URL?frob=.. and Deny to URL?error=denied
          --fault FAULT            something that goes wrong with the next calls (see below); can be given several times
          --parent PID             for a program that starts this one: prints a line of JSON that tells where the sandbox is, leaves
                                   Ctrl+C to PID, and ends with PID or with its own standard input
          --help                   this text

        A token is revoked on the page /apps/authorized, or by a script; calls with it then answer error 107:

          curl -d token=TOKEN http://127.0.0.1:{DefaultPort}/_sandbox/revoke
          curl -d all=1 http://127.0.0.1:{DefaultPort}/_sandbox/revoke

        Faults, to test how a script bears a bad service, are written KIND[=VALUE][:COUNT[:METHOD]]: COUNT calls of METHOD
        are hit, where nothing is said the next one of any method. COUNT may be 'always', METHOD may have wildcards.

          500  503[=RETRY_AFTER]  429[=RETRY_AFTER]  an HTTP status; the seconds go into a Retry-After header
          api-error[=CODE]         an error of the API, such as 105, 107, 113, 500 (default), 501 or 503
          reset                    the connection is reset before any answer, and the call is not done
          reset-after              the call is done, then the connection is reset
          reset-body               the call is done, and the connection is reset in the middle of the answer
          delay[=MS]               the answer comes late (default 1000)
          hang                     no answer ever
          dribble[=MS]             the answer comes one byte at a time, with a pause after each (default 1)
          truncated                half the answer, as if that were all of it
          html                     a page with status 200, such as a proxy shows that wants a login
          empty                    status 200 and no body
          redirect[=STATUS]        301, 302 (default), 303, 307 or 308 to another address
          invalid-utf8             bytes in a text that are no UTF-8
          wrong-type               the right answer, said to be text/html
          no-api                   the right answer without the member that tells the status
          bad-status               the right answer with a status that there is not

        These hit no calls but upload.file and upload.replace:

          ticket-fails             the upload is taken, and its ticket ends without a document
          ticket-slow[=MS]         the upload is worked on for so much longer (default 60000)
          ticket-vanishes          the upload is taken and its document arrives, but nobody knows its ticket
          reset-upload             the connection is reset in the middle of the upload, and the call is not done
          early[=CODE]             an answer before the upload was read, then the connection is closed: HTTP status 413, or
                                   with a code an error of the API

        While the sandbox runs they are added, listed and cleared at one address; the values have names there: retry_after,
        code, delay, status, location (of a redirect):

          curl -d kind=503 -d retry_after=5 -d count=2 -d 'method=doc.*' http://127.0.0.1:{DefaultPort}/_sandbox/faults
          curl http://127.0.0.1:{DefaultPort}/_sandbox/faults
          curl -X DELETE http://127.0.0.1:{DefaultPort}/_sandbox/faults

        Errors 1 to 99, which each method has its own of, mean the same in all methods here: 1 a parameter is missing,
        2 what it names is not there, 3 it is not yours to change, 4 its value makes no sense, 5 the file is too large
        for its kind, 6 it is larger than what is left of the quota, 7 it could not be processed.

        Ends on Ctrl+C with exit code 0; with 2 on a wrong argument, with 1 where the port is taken.
        """;

    public static bool TakesValue(string name) => Examples.ContainsKey(name);

    public static string ExampleOf(string name) => Examples[name];
}
