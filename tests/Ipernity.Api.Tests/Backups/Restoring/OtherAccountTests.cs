using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Tests.Backups.Restoring;

/// <summary>A backup of one member that is restored into the account of another.</summary>
public sealed class OtherAccountTests : IAsyncLifetime
{
    private RestoreSetup _setup = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _setup = await RestoreSetup.StartAsync();

    public ValueTask DisposeAsync() => _setup.DisposeAsync();

    [Fact]
    public async Task Every_document_is_as_it_was()
    {
        var ids = await _setup.Ada.ListAsync();
        await _setup.Ada.Documents.SetAsync(
            ids[0],
            new DocumentChange
            {
                Title = "Ein \"Hafen\" & <b>mehr</b>",
                Description = "Abends\nam Kai",
                Tags = ["blue sky", "Übersee"],
                License = License.CC_BY_NC_SA,
                Safety = SafetyLevel.NotForEveryone,
                Visibility = Visibility.FriendsAndFamily,
                CommentPermission = Audience.Contacts,
                TagPermission = Audience.Owner,
                TagMePermission = Audience.FriendsAndFamily,
                Latitude = 53.5446,
                Longitude = 9.9668,
            },
            Stop
        );
        await _setup.Ada.Documents.SetAsync(
            ids[1],
            new DocumentChange
            {
                Visibility = Visibility.Private,
                ClearLocation = true,
                Tags = [],
            },
            Stop
        );
        await _setup.BackUpAsync();
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Empty(_setup.Failures);
        Assert.True(result.IsComplete);
        Assert.Equal(12, result.Uploaded);
        foreach (var item in _setup.Items.Where(static item => item.Kind == RestoreKind.Document))
        {
            Assert.Equal(RestoreStatus.Uploaded, item.Status);
            AssertSame(await _setup.Ada.GetAsync(item.Id), await _setup.Marek.GetAsync(item.NewId!));
        }
    }

    [Fact]
    public async Task The_order_of_documents_is_that_of_posting()
    {
        await _setup.BackUpAsync();
        var options = RestoreSetup.Options(_setup.Marek);
        var before = await _setup.Marek.ListAsync();
        await _setup.RestoreAsync(_setup.Marek, new RestoreOptions(options.Token, options.UserId) { ThrottleLimit = 1 });

        var map = _setup
            .Items.Where(static item => item.Kind == RestoreKind.Document)
            .ToDictionary(item => item.NewId!, static item => item.Id);
        var ids = await _setup.Ada.ListAsync();
        var posted = new List<DateTimeOffset?>();
        foreach (var id in (await _setup.Marek.ListAsync()).Except(before).Reverse())
            posted.Add((await _setup.Ada.GetAsync(map[id])).PostedAt);
        Assert.Equal(posted.OrderBy(static at => at), posted);
        Assert.Equal(ids.Count, posted.Count);
    }

    [Fact]
    public async Task Albums_have_their_documents_in_order_and_their_covers()
    {
        var ids = await _setup.Ada.ListAsync();
        var own = await _setup.Ada.Albums.CreateAsync(
            new AlbumChange
            {
                Title = "Reverse",
                Description = "Backwards",
                CommentPermission = Audience.FriendsAndFamily,
            },
            Stop
        );
        await _setup.Ada.Albums.SetAsync(
            own.Id,
            new AlbumChange { DocumentIds = [ids[5], ids[2], ids[7], ids[1]], CoverId = ids[7] },
            null,
            Stop
        );
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);

        Assert.Empty(_setup.Failures);
        var map = _setup
            .Items.Where(static item => item.NewId is not null)
            .ToLookup(static item => (item.Kind, item.Id), static item => item.NewId!);
        var created = _setup.Items.Where(static item => item is { Kind: RestoreKind.Album, Status: RestoreStatus.Created }).ToArray();
        Assert.NotEmpty(created);
        foreach (var item in created)
        {
            var (old, now) = (await _setup.Ada.Albums.GetAsync(item.Id, Stop), await _setup.Marek.Albums.GetAsync(item.NewId!, Stop));
            Assert.Equal((old.Title, old.Description, old.CommentPermission), (now.Title, now.Description, now.CommentPermission));
            Assert.Equal(
                (await _setup.Ada.Albums.GetDocumentIdsAsync(item.Id, Stop)).Select(id => map[(RestoreKind.Document, id)].Single()),
                await _setup.Marek.Albums.GetDocumentIdsAsync(item.NewId!, Stop)
            );
            Assert.Equal(old.CoverId is { } cover ? map[(RestoreKind.Document, cover)].Single() : null, now.CoverId);
        }
    }

    [Fact]
    public async Task Albums_come_in_the_order_of_the_backup()
    {
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);

        var created = _setup
            .Items.Where(static item => item is { Kind: RestoreKind.Album, NewId: not null })
            .ToDictionary(item => item.Id, static item => item.NewId!);
        var expected = (await _setup.Ada.Albums.GetAllAsync(null, Stop))
            .Where(album => created.ContainsKey(album.Id))
            .Select(album => created[album.Id]);
        var actual = (await _setup.Marek.Albums.GetAllAsync(null, Stop)).Select(static album => album.Id).Where(created.Values.Contains);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Folders_have_their_albums_in_order()
    {
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);

        var folders = _setup.Items.Where(static item => item.Kind == RestoreKind.Folder).ToArray();
        Assert.NotEmpty(folders);
        var albums = _setup
            .Items.Where(static item => item is { Kind: RestoreKind.Album, NewId: not null })
            .ToDictionary(item => item.Id, static item => item.NewId!);
        foreach (var folder in folders)
        {
            Assert.Equal(RestoreStatus.Created, folder.Status);
            Assert.Equal(
                (await AlbumsOf(_setup.Ada, folder.Id)).Where(albums.ContainsKey).Select(id => albums[id]),
                await AlbumsOf(_setup.Marek, folder.NewId!)
            );
        }
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_asks_for_little()
    {
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);
        var (documents, calls) = (await _setup.Marek.ListAsync(), _setup.CountCalls("doc.get"));
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((0, 0, 0, 0), (result.Uploaded, result.Created, result.Updated, result.Failed));
        Assert.True(result.IsComplete);
        Assert.Equal(documents, await _setup.Marek.ListAsync());
        Assert.Equal(calls, _setup.CountCalls("doc.get"));
    }

    [Fact]
    public async Task Without_the_journal_documents_are_known_by_their_bytes()
    {
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);
        var documents = await _setup.Marek.ListAsync();
        Directory.Delete(Path.Combine(_setup.Folder, ".state"), recursive: true);
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((0, 0), (result.Uploaded, result.Created));
        Assert.Equal(documents, await _setup.Marek.ListAsync());
    }

    [Fact]
    public async Task What_cannot_be_restored_is_counted()
    {
        await _setup.BackUpAsync();
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal(12, result.Losses.Single(static loss => loss.What == "posting dates").Count);
        Assert.Contains(result.Losses, static loss => loss.What == "visits");
        Assert.All(result.Losses, static loss => Assert.True(loss.Count > 0 && loss.Reason.EndsWith('.')));
    }

    private static async Task<IReadOnlyList<string>> AlbumsOf(RestoreMember member, string folder) =>
        await new Api.Folders.FolderService(member.Client, new Auth.Http.CallOptions { Token = member.Token }).GetAlbumIdsAsync(
            folder,
            Stop
        );

    private static void AssertSame(IpernityDocument old, IpernityDocument now)
    {
        Assert.Equal((old.Title, old.Description, old.Md5, old.FileName), (now.Title, now.Description, now.Md5, now.FileName));
        Assert.Equal((old.License, old.Safety, old.Visibility, old.CreatedAt), (now.License, now.Safety, now.Visibility, now.CreatedAt));
        Assert.Equal(
            (old.CommentPermission, old.TagPermission, old.TagMePermission),
            (now.CommentPermission, now.TagPermission, now.TagMePermission)
        );
        Assert.Equal((old.Latitude, old.Longitude, old.FileSize, old.Media), (now.Latitude, now.Longitude, now.FileSize, now.Media));
        Assert.Equal(old.Tags!.Order(), now.Tags!.Order());
    }
}
