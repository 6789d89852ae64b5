namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>The applications that may call the API. The first is the default application.</summary>
internal sealed class ApplicationRegister(IReadOnlyList<RegisteredApplication> applications)
{
    public RegisteredApplication Default => applications[0];

    public IEnumerable<Uri> Callbacks => applications.Select(application => application.Callback).OfType<Uri>();

    public RegisteredApplication? Find(string key) =>
        applications.FirstOrDefault(application => string.Equals(application.Key, key, StringComparison.Ordinal));
}
