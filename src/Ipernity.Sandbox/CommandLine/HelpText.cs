namespace Ipernity.Sandbox.CommandLine;

/// <summary>The help texts that are not about a single option. Lines have at most 80 columns.</summary>
internal static class HelpText
{
    public const string Introduction =
        "A local ipernity for tests: the API with real signatures and errors, the page where a person authorizes an application, and a "
        + "made-up community. It listens on 127.0.0.1 only, and its data is lost when it stops.";

    public static string Topics =>
        $"""
        Faults:
          A fault is written KIND[=VALUE][:COUNT[:METHOD]]. It hits the next COUNT
          calls of METHOD; by default the next call of any method. COUNT can be
          'always', and METHOD can have wildcards, as in 503=30:2:doc.*

          500                  HTTP status 500
          503[=SECONDS]        HTTP status 503, with a Retry-After header
          429[=SECONDS]        HTTP status 429, with a Retry-After header
          api-error[=CODE]     an API error such as 105, 107, 113, 501 or 503;
                               default 500
          reset                reset the connection instead of running the call
          reset-after          run the call, then reset the connection
          reset-body           run the call, then reset the connection in the middle
                               of the answer
          delay[=MS]           answer late; default 1000
          hang                 never answer
          dribble[=MS]         send the answer byte by byte with pauses; default 1
          truncated            send only the first half of the answer
          html                 a page with status 200, like the login page of a proxy
          empty                status 200 without a body
          redirect[=STATUS]    301, 302 (default), 303, 307 or 308 to another address
          invalid-utf8         an answer that is not valid UTF-8
          wrong-type           the right answer, labelled as text/html
          no-api               the right answer without its status
          bad-status           the right answer with an unknown status

          These apply only to upload.file and upload.replace:

          ticket-fails         accept the upload, but fail to process it
          ticket-slow[=MS]     process the upload for longer; default 60000
          ticket-vanishes      accept the upload, but answer that its ticket is
                               unknown
          reset-upload         reset the connection in the middle of the upload
          early[=CODE]         answer before the upload is read and close the
                               connection: HTTP status 413, or an API error

          These apply only to downloads of files and pictures:

          cut-off              reset the connection in the middle of the file
          wrong-bytes          send a wrong byte in the middle of the file
          slow[=MS]            send 16 KB at a time with pauses; default 1000
          403                  HTTP status 403
          expired              HTTP status 403 until the API is asked for the address

          With the method 'media', 500, 503, 429, reset, hang, delay and redirect
          apply to downloads too, as in 503=1:2:media

          Add, list and clear faults while the sandbox runs; the values are called
          retry_after, code, delay, status and location there:

          curl -d kind=503 -d retry_after=5 -d count=2 -d 'method=doc.*' \
            http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/faults
          curl http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/faults
          curl -X DELETE http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/faults

        Tokens:
          Revoke a token on the page /apps/authorized, or from a script. Calls with
          it then fail with error 107:

          curl -d token=TOKEN http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/revoke
          curl -d all=1 http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/revoke

        Members:
          Sign another member in on the web pages while the sandbox runs. Who
          authorizes an application then is that member:

          curl -d name=marek http://127.0.0.1:{SandboxCommand.DefaultPort}/_sandbox/user

        Error codes below 100:
          They are those of the live service and differ between methods. Ask
          api.methods.get for the codes of a method.

        Exit codes:
          0 after Ctrl+C, 1 if the port is in use, 2 if an argument is invalid.

        """;
}
