using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Accounts;

/// <summary>Reads the account of the caller.</summary>
/// <param name="client">The client to call with.</param>
/// <param name="options">How each call is sent.</param>
public sealed class AccountService(IpernityClient client, CallOptions options)
{
    /// <summary>Reads the account with two calls that are sent at the same time (<c>user.get</c> and <c>account.getQuota</c>).</summary>
    /// <param name="userId">The identifier of the caller.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The account.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses a call.</exception>
    public async Task<IpernityAccount> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        var user = client.CallAsync(
            new ApiCall("user.get", new KeyValuePair<string, string>("user_id", userId)), options, cancellationToken);
        var quota = client.CallAsync(new ApiCall("account.getQuota"), options, cancellationToken);
        await Task.WhenAll(user, quota).ConfigureAwait(false);

        var account = new IpernityAccount { Id = userId };
        ObjectReader.Read(await user.ConfigureAwait(false), account, AccountReader.ReadUserRoot);
        ObjectReader.Read(await quota.ConfigureAwait(false), account, AccountReader.ReadQuotaRoot);
        if (account.IsUnlimited == true)
            account.UploadLeft = account.UploadMaximum = null;
        return account;
    }
}
