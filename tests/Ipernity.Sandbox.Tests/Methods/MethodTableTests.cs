using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods;

/// <summary>Calls of every method meet its documented requirements.</summary>
public sealed class MethodTableTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private const string AllPermissions = "doc=delete blog=delete post=delete network=delete profile=write";

    private SandboxServer Server => sandbox.Server;

    public static TheoryData<string> Every =>
        [.. ServedMethods.All.Where(method => !method.IsUnknownToService).Select(method => method.Name)];

    [Fact]
    public void There_are_102_methods() => Assert.Equal(102, ServedMethods.All.Count);

    [Fact]
    public void Every_implementation_belongs_to_a_method() =>
        Assert.All(MethodTable.Names, name => Assert.NotNull(ServedMethods.Find(name)));

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_that_requires_POST_rejects_GET(string name)
    {
        using var client = new Client(Server);

        var code = Client.Code(await client.GetAsync(name, []));

        Assert.Equal(Facts(name).MustPost ? 120 : Facts(name).NeedsKey ? 100 : 0, code);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_that_requires_a_signature_rejects_unsigned_calls(string name)
    {
        using var client = new Client(Server);

        var code = Client.Code(await client.PostAsync(name, [new("api_key", Server.Options.ApiKey)]));

        if (Facts(name).MustSign)
            Assert.Equal(104, code);
        else
            Assert.InRange(code, 0, 99);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_that_requires_a_token_rejects_calls_without_one(string name)
    {
        using var client = new Client(Server);

        var code = await client.CodeAsync(name);

        if (Facts(name).MustCarryToken)
            Assert.Equal(106, code);
        else
            Assert.InRange(code, 0, 99);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_rejects_a_token_with_a_lower_permission(string name)
    {
        var permissions = Facts(name).Permissions;
        var lower = permissions.Where(permission => permission.Level > GrantLevel.Read)
            .Select(permission => $"{permission.Area}={PermissionNames.Name(permission.Level - 1)}");
        using var client = Client.SignedIn(Server, [.. lower.DefaultIfEmpty("profile=read")]);

        var code = await client.CodeAsync(name);

        if (permissions.Count > 0)
            Assert.Equal(110, code);
        else
            Assert.InRange(code, 0, 99);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_accepts_a_token_with_exactly_its_permissions(string name)
    {
        var granted = Facts(name).Permissions.Select(permission => $"{permission.Area}={PermissionNames.Name(permission.Level)}");
        using var client = Client.SignedIn(Server, [.. granted.DefaultIfEmpty("profile=read")]);

        Assert.InRange(await client.CodeAsync(name), 0, 99);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_method_names_each_missing_required_parameter(string name)
    {
        using var client = Client.SignedIn(Server, AllPermissions.Split(' '));
        var required = (Facts(name).Parameters ?? [])
            .Where(parameter => parameter.Required && parameter.Name is not ("auth_token" or "file"))
            .Where(parameter => !(parameter.Name is "user_id" && name is "doc.getList" or "user.get"))
            .Select(parameter => parameter.Name)
            .ToList();
        foreach (var missing in required)
        {
            var others = required.Where(parameter => parameter != missing).Select(parameter => (parameter, (object)"1")).ToArray();

            Assert.InRange(await client.CodeAsync(name, others), 1, 99);
            if (!(Facts(name).Parameters!.Any(parameter => parameter.Name == "file")))
                Assert.Contains($"'{missing}'", await client.MessageAsync(name, others), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_method_that_the_service_knows_has_an_implementation(string name) => Assert.Contains(name, MethodTable.Names);

    private static ServedMethod Facts(string name) => ServedMethods.Find(name)!;
}
