// Signs in to ipernity and lists your newest documents, with the libraries alone.
//
//   IPERNITY_API_KEY=... IPERNITY_API_SECRET=... dotnet run --project samples/SignIn
//
// The address of a sandbox can follow. Ctrl+C ends the program.
using Ipernity.Api.Documents;
using Ipernity.Api.Lists;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

const int NotAuthorizedYet = 2;

if (Environment.GetEnvironmentVariable("IPERNITY_API_KEY") is not { Length: > 0 } key
    || Environment.GetEnvironmentVariable("IPERNITY_API_SECRET") is not { Length: > 0 } secret)
{
    Console.Error.WriteLine("Set IPERNITY_API_KEY and IPERNITY_API_SECRET to the key and the secret of your application.");
    return 2;
}

var server = args.Length > 0 ? IpernityServer.At(new Uri(args[0])) : IpernityServer.Live;
using var client = new IpernityClient(new IpernityApplication(key, secret), server);
try
{
    // You open the link, sign in and allow the application.
    var authorization = new DesktopAuthorization(client);
    var frob = await authorization.GetFrobAsync();
    var link = authorization.CreateLink(PermissionSet.None.With(PermissionArea.Doc, PermissionLevel.Read), frob);
    Console.WriteLine($"Open this link and allow the application:\n{link.AbsoluteUri}");
    var token = await WaitAsync(authorization, frob);
    Console.WriteLine($"Signed in as {token}.");

    // The list is read page by page. The options carry the token and the retries of each call.
    var options = new CallOptions { Token = token.Value, Retries = new RetryPolicy(2, TimeSpan.FromSeconds(1)) };
    using var list = new ListReader(client, new ApiCall("doc.getList"), options, new ListOptions { First = 10 });
    while (await list.ReadNextAsync() is { } page)
    {
        foreach (var document in page.Items.Select(item => DocumentList.Read(page, item)))
            Console.WriteLine($"{document.Id}  {document.Title}");
    }

    return 0;
}
catch (IpernityException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static async Task<AccessToken> WaitAsync(DesktopAuthorization authorization, string frob)
{
    for (var end = DateTime.UtcNow.AddMinutes(10); ;)
    {
        try
        {
            return await authorization.GetTokenAsync(frob);
        }
        catch (IpernityApiException failure) when (failure.Code == NotAuthorizedYet && DateTime.UtcNow < end)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }
}
