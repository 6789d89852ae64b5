using System.Collections.Frozen;
using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// What each method does once its call passed every check. A behaviour returns the payload, and ends a call that fails with
/// an <see cref="ApiFailure"/>; it holds the community's lock.
/// </summary>
internal static class BehaviourTable
{
    private static readonly FrozenDictionary<string, Func<Call, Element>> Behaviours = new Dictionary<string, Func<Call, Element>>
    {
        ["account.getQuota"] = Accounts.GetQuota,
        ["album.create"] = Albums.Create,
        ["album.delete"] = Albums.Delete,
        ["album.docs.add"] = AlbumDocuments.Add,
        ["album.docs.getList"] = AlbumDocuments.GetList,
        ["album.docs.remove"] = AlbumDocuments.Remove,
        ["album.edit"] = Albums.Edit,
        ["album.get"] = Albums.Get,
        ["album.getList"] = Albums.GetList,
        ["api.methods.get"] = Catalogue.Get,
        ["api.methods.getList"] = Catalogue.GetList,
        ["auth.checkToken"] = Authentication.CheckToken,
        ["auth.getFrob"] = Authentication.GetFrob,
        ["auth.getToken"] = Authentication.GetToken,
        ["doc.get"] = Documents.Get,
        ["doc.getList"] = Documents.GetList,
        ["doc.search"] = DocumentSearch.Search,
        ["doc.set"] = Documents.Set,
        ["doc.tags.add"] = Tags.Add,
        ["doc.tags.getList"] = Tags.GetList,
        ["doc.tags.remove"] = Tags.Remove,
        ["test.echo"] = Tests.Echo,
        ["test.hello"] = Tests.Hello,
        ["user.get"] = Users.Get,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Methods => Behaviours.Keys;

    public static Element Run(Call call) =>
        Behaviours.TryGetValue(call.Method.Name, out var behaviour) ? behaviour(call) : throw MethodErrors.NotBuilt(call.Method.Name);
}
