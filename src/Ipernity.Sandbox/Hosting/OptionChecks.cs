using System.Diagnostics.CodeAnalysis;
using System.Net;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Refuses options that make no sense, in words that a person at a prompt can act on.</summary>
internal static class OptionChecks
{
    public static void Check(SandboxOptions options)
    {
        Demand(options.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort, nameof(options.Port), "a port is 0 (any free one) to 65535");
        Demand(!string.IsNullOrWhiteSpace(options.ApiKey), nameof(options.ApiKey), "an API key is needed");
        Demand(!string.IsNullOrWhiteSpace(options.ApiSecret), nameof(options.ApiSecret), "an API secret is needed");
        Demand(Enum.IsDefined(options.SignatureOrder), nameof(options.SignatureOrder), "the orders are ParametersFirst and SecretFirst");
        Demand(options.FrobLifetime > TimeSpan.Zero, nameof(options.FrobLifetime), "a frob has to live for a while");
        Demand(options.FrobLifetime <= TimeSpan.FromDays(365), nameof(options.FrobLifetime), "a frob lives for a year at most");
        Demand(options.Documents is >= 0 and <= SandboxOptions.MaximumDocuments, nameof(options.Documents), $"there can be 0 to {SandboxOptions.MaximumDocuments} documents");
        Demand(
            options.Callback is null || (options.Callback.IsAbsoluteUri && options.Callback.Scheme is "http" or "https" && options.Callback.Fragment.Length == 0),
            nameof(options.Callback),
            "a callback is a whole http or https address without a fragment");
        Demand(options.TicketDuration >= TimeSpan.Zero && options.TicketDuration <= TimeSpan.FromDays(1), nameof(options.TicketDuration), "an upload is worked on for a day at most");
        Demand(options.UploadQuota is null or >= 0, nameof(options.UploadQuota), "a quota is a number of bytes, or null for what is usual");
        Demand(options.MaximumFileSize is null or >= 1, nameof(options.MaximumFileSize), "a file may have at least one byte, or null for what is usual");
        Demand(options.SignedInUser is not null, nameof(options.SignedInUser), "somebody has to be signed in");
        Demand(options.Faults is not null, nameof(options.Faults), "an empty list stands for none");
        foreach (var fault in options.Faults)
            FaultChecks.Check(fault);
        Demand(options.TimeProvider is not null, nameof(options.TimeProvider), "a clock is needed");
    }

    private static void Demand([DoesNotReturnIf(false)] bool holds, string option, string message)
    {
        if (!holds)
            throw new ArgumentException($"{option}: {message}.");
    }
}
