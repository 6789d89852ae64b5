// Signs in to ipernity and lists the newest documents, with the libraries alone.
//
//   IPERNITY_API_KEY=... IPERNITY_API_SECRET=... dotnet run --project samples/SignIn
//
// The address of a sandbox can follow. Ctrl+C ends the program.
using System.Text.Json;
using Ipernity.Api.Lists;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

const int NotAuthorizedYet = 2;

var key = Environment.GetEnvironmentVariable("IPERNITY_API_KEY");
var secret = Environment.GetEnvironmentVariable("IPERNITY_API_SECRET");
if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(secret))
{
    Console.Error.WriteLine("Set IPERNITY_API_KEY and IPERNITY_API_SECRET to the key and the secret of your application.");
    return 2;
}

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var server = args.Length > 0 ? IpernityServer.At(new Uri(args[0])) : IpernityServer.Live;
using var client = new IpernityClient(new IpernityApplication(key, secret), server);
try
{
    // A person opens the link, signs in and allows the application.
    var authorization = new DesktopAuthorization(client);
    var frob = await authorization.GetFrobAsync(cancellationToken: stop.Token);
    var link = authorization.CreateLink(PermissionSet.None.With(PermissionArea.Doc, PermissionLevel.Read), frob);
    Console.WriteLine($"Open this link and allow the application:\n{link.AbsoluteUri}");
    var token = await WaitAsync(authorization, frob);
    Console.WriteLine($"Signed in as {token}.");

    // The list is read page by page. The options carry the token and the retries of each call.
    var options = new CallOptions { Token = token.Value, Retries = new RetryPolicy(2, TimeSpan.FromSeconds(1)) };
    using var list = new ListReader(client, new ApiCall("doc.getList"), options, new ListOptions { First = 10 });
    while (await list.ReadNextAsync(stop.Token) is { } page)
    {
        foreach (var item in page.Items)
        {
            using var document = JsonDocument.Parse(item);
            Console.WriteLine($"{document.RootElement.GetProperty("doc_id")}  {document.RootElement.GetProperty("title")}");
        }
    }

    return 0;
}
catch (IpernityException failure)
{
    Console.Error.WriteLine(failure.Message);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped before the application was allowed.");
}

return 1;

async Task<AccessToken> WaitAsync(DesktopAuthorization authorization, string frob)
{
    while (true)
    {
        try
        {
            return await authorization.GetTokenAsync(frob, cancellationToken: stop.Token);
        }
        catch (IpernityApiException failure) when (failure.Code == NotAuthorizedYet)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), stop.Token);
        }
    }
}
