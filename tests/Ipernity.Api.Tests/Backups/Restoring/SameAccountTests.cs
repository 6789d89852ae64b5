using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Tests.Backups.Restoring;

/// <summary>A backup that is restored into the account that it was made of.</summary>
public sealed class SameAccountTests : IAsyncLifetime
{
    private RestoreSetup _setup = null!;
    private string[] _ids = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _setup = await RestoreSetup.StartAsync();
        _ids = [.. await _setup.Ada.ListAsync()];
    }

    public ValueTask DisposeAsync() => _setup.DisposeAsync();

    [Fact]
    public async Task An_unchanged_account_stays_as_it_is_and_no_document_is_asked_for()
    {
        await _setup.BackUpAsync();
        var calls = _setup.CountCalls("doc.get");
        var result = await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal((0, 0, 0), (result.Uploaded, result.Created, result.Updated));
        Assert.True(result.IsComplete);
        Assert.Equal(calls, _setup.CountCalls("doc.get"));
        Assert.Empty(result.Losses);
    }

    [Fact]
    public async Task A_deleted_document_comes_back_into_its_place_in_its_album()
    {
        var album = await _setup.Ada.Albums.CreateAsync(new AlbumChange { Title = "Mine" }, Stop);
        string[] content = [_ids[4], _ids[1], _ids[6], _ids[3]];
        await _setup.Ada.Albums.SetAsync(album.Id, new AlbumChange { DocumentIds = content }, null, Stop);
        await _setup.BackUpAsync();
        await _setup.Ada.Documents.DeleteAsync(_ids[6], Stop);
        var result = await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal(1, result.Uploaded);
        var restored = Assert.Single(_setup.Items, static item => item.Status == RestoreStatus.Uploaded);
        Assert.Equal(_ids[6], restored.Id);
        Assert.Equal([_ids[4], _ids[1], restored.NewId!, _ids[3]], await _setup.Ada.Albums.GetDocumentIdsAsync(album.Id, Stop));
        Assert.Equal(_ids.Length, (await _setup.Ada.ListAsync()).Count);
    }

    [Fact]
    public async Task What_the_owner_added_to_an_album_stays()
    {
        var album = await _setup.Ada.Albums.CreateAsync(new AlbumChange { Title = "Mine" }, Stop);
        await _setup.Ada.Albums.SetAsync(album.Id, new AlbumChange { DocumentIds = [_ids[0], _ids[1], _ids[2]] }, null, Stop);
        await _setup.BackUpAsync();
        await _setup.Ada.Albums.SetAsync(album.Id, new AlbumChange { DocumentIds = [_ids[5], _ids[2], _ids[0]] }, null, Stop);
        await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal([_ids[5], _ids[2], _ids[0], _ids[1]], await _setup.Ada.Albums.GetDocumentIdsAsync(album.Id, Stop));
    }

    [Fact]
    public async Task A_deleted_album_comes_back_with_the_documents_that_are_there()
    {
        var album = await _setup.Ada.Albums.CreateAsync(new AlbumChange { Title = "Mine", Description = "All" }, Stop);
        await _setup.Ada.Albums.SetAsync(album.Id, new AlbumChange { DocumentIds = [_ids[2], _ids[0]], CoverId = _ids[0] }, null, Stop);
        await _setup.BackUpAsync();
        await _setup.Ada.Albums.DeleteAsync(album.Id, Stop);
        var result = await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal((0, 1), (result.Uploaded, result.Created));
        var created = await _setup.Ada.Albums.GetAsync(
            _setup.Items.Single(static item => item.Status == RestoreStatus.Created).NewId!,
            Stop
        );
        Assert.Equal(("Mine", "All", _ids[0]), (created.Title, created.Description, created.CoverId));
        Assert.Equal([_ids[2], _ids[0]], await _setup.Ada.Albums.GetDocumentIdsAsync(created.Id, Stop));
    }

    [Fact]
    public async Task Blank_details_are_filled_in_and_others_stay()
    {
        await SetAsync(
            new DocumentChange
            {
                Title = "Harbour",
                Description = "Evening",
                Tags = ["sea"],
                Latitude = 1,
                Longitude = 2,
            }
        );
        await _setup.BackUpAsync();
        await SetAsync(
            new DocumentChange
            {
                Title = "Port",
                Description = "",
                Tags = [],
                ClearLocation = true,
                License = License.Copyleft,
            }
        );
        var result = await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal((1, 0), (result.Updated, result.Uploaded));
        Assert.Equal("description, keywords, place", _setup.Items.Single(static item => item.Status == RestoreStatus.Updated).Note);
        var document = await _setup.Ada.GetAsync(_ids[0]);
        Assert.Equal(("Port", "Evening", License.Copyleft), (document.Title, document.Description, document.License));
        Assert.Equal((1, 2), (document.Latitude, document.Longitude));
        Assert.Equal(["sea"], document.Tags!);
    }

    [Fact]
    public async Task Force_sets_the_details_of_the_backup()
    {
        var original = new DocumentChange
        {
            Title = "Harbour",
            Tags = ["sea"],
            License = License.CC_BY,
            Visibility = Visibility.Public,
            Safety = SafetyLevel.Everyone,
            CommentPermission = Audience.Everybody,
        };
        await SetAsync(original);
        await _setup.BackUpAsync();
        await SetAsync(
            new DocumentChange
            {
                Title = "Port",
                Tags = ["ships", "sea"],
                License = License.Copyleft,
                Visibility = Visibility.Private,
                Safety = SafetyLevel.Adults,
                CommentPermission = Audience.Owner,
            }
        );
        await _setup.RestoreAsync(_setup.Ada, RestoreSetup.Options(_setup.Ada, isForced: true));

        var document = await _setup.Ada.GetAsync(_ids[0]);
        Assert.Equal((original.Title, original.License, original.Visibility), (document.Title, document.License, document.Visibility));
        Assert.Equal((original.Safety, original.CommentPermission), (document.Safety, document.CommentPermission));
        Assert.Equal(["sea"], document.Tags!);
    }

    [Fact]
    public async Task What_a_restore_filled_in_and_the_owner_removed_again_stays_removed()
    {
        await SetAsync(new DocumentChange { Description = "Evening" });
        await _setup.BackUpAsync();
        await SetAsync(new DocumentChange { Description = "" });
        await _setup.RestoreAsync(_setup.Ada);
        await SetAsync(new DocumentChange { Description = "" });
        await _setup.RestoreAsync(_setup.Ada);

        Assert.Equal("", (await _setup.Ada.GetAsync(_ids[0])).Description ?? "");
    }

    [Fact]
    public async Task Only_the_documents_that_were_asked_for_come_back()
    {
        await _setup.BackUpAsync();
        await _setup.Ada.Documents.DeleteAsync(_ids[2], Stop);
        await _setup.Ada.Documents.DeleteAsync(_ids[3], Stop);
        var result = await _setup.RestoreAsync(_setup.Ada, RestoreSetup.Options(_setup.Ada, documents: [_ids[3]]));

        Assert.Equal(1, result.Uploaded);
        Assert.Equal(_ids[3], _setup.Items.Single(static item => item.Status == RestoreStatus.Uploaded).Id);
    }

    [Fact]
    public async Task Only_the_albums_that_were_asked_for_come_back()
    {
        foreach (var (title, document) in new[] { ("One", _ids[0]), ("Two", _ids[1]) })
        {
            var album = await _setup.Ada.Albums.CreateAsync(new AlbumChange { Title = title }, Stop);
            await _setup.Ada.Albums.SetAsync(album.Id, new AlbumChange { DocumentIds = [document] }, null, Stop);
        }

        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek, RestoreSetup.Options(_setup.Marek, isAlbumWanted: static (_, title) => title == "Two"));

        Assert.Equal(
            [(RestoreKind.Document, _ids[1]), (RestoreKind.Album, "Two")],
            _setup.Items.Select(static item => (item.Kind, item.Kind == RestoreKind.Album ? item.Title! : item.Id))
        );
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await _setup.BackUpAsync();
        await _setup.Ada.Documents.DeleteAsync(_ids[2], Stop);
        var plan = await _setup.PlanAsync(_setup.Ada);

        Assert.Equal(1, plan.Count(RestoreKind.Document, RestoreAction.Upload));
        Assert.Equal(_ids[2], plan.Steps.Single(static step => step.Action == RestoreAction.Upload).Id);
        Assert.True(plan.Bytes > 0);
        Assert.Empty(_setup.Items);
        Assert.Equal(0, _setup.CountCalls("upload.file"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_setup.Folder, ".state"), "restore-*"));
    }

    private Task SetAsync(DocumentChange change) => _setup.Ada.Documents.SetAsync(_ids[0], change, Stop);
}
