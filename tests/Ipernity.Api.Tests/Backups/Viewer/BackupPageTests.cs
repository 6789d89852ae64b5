using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;
using Ipernity.Sandbox.Tests.Support;
using Microsoft.Playwright;

namespace Ipernity.Api.Tests.Backups.Viewer;

/// <summary>The page in a real browser, opened from disk.</summary>
public sealed class BackupPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly BackupWithPage _backup = new();

    public void Dispose() => _backup.Dispose();

    [Fact]
    public async Task The_timeline_has_months_and_the_newest_is_first()
    {
        AddThree();

        var page = await OpenAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(["July 2024 1", "June 2024 2"]);
        await Expect(page.Locator(".tile .caption")).ToHaveTextAsync(["Ferry", "Harbour", "Alps"]);
        await Expect(page.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("3 documents");
    }

    [Fact]
    public async Task Thumbnails_and_originals_are_shown_whatever_their_names()
    {
        _backup.Add(
            new DocumentRecord { Id = "1", Title = "Odd", CreatedAt = new DateTime(2024, 6, 30), Media = "Photo" },
            "a#b %41 ü & 'c'+;-1.jpg");
        var page = await OpenAsync();

        await Expect(page.Locator(".tile img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await page.Locator(".tile").ClickAsync();

        await Expect(page.Locator(".picture img")).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_thumbnail_the_title_is_shown(bool isKnownToBeMissing)
    {
        var document = new DocumentRecord { Id = "1", Title = "Harbour", CreatedAt = new DateTime(2024, 6, 30), Media = "Photo" };
        _backup.Add(document, withThumbnail: !isKnownToBeMissing);
        _backup.Write();
        if (!isKnownToBeMissing)
            Directory.Delete(_backup.Paths.FullPath(BackupPaths.ThumbnailFolder), recursive: true);

        var page = await GoToAsync();

        await Expect(page.Locator(".tile .no-picture")).ToHaveTextAsync("Harbour");
        await Expect(page.Locator(".tile img")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("harbour", "Harbour")]
    [InlineData("HARB", "Harbour")]
    [InlineData("cafe", "Alps")]
    [InlineData("strasse", "Alps")]
    [InlineData("alps café", "Alps")]
    [InlineData("alps harbour")]
    public async Task The_search_finds_all_words_in_titles_and_tags(string text, params string[] expected)
    {
        AddThree();
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync(text);

        await Expect(page.Locator(".found")).ToContainTextAsync(text);
        await Expect(page.Locator(".tile .caption")).ToHaveTextAsync(expected);
    }

    [Fact]
    public async Task Clearing_the_search_returns_to_the_timeline()
    {
        AddThree();
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("harbour");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Searchbox).FillAsync("");

        await Expect(page.Locator(".tile")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_album_keeps_its_order_and_counts_documents_of_others()
    {
        AddThree();
        _backup.Add(new AlbumRecord { Id = "300", Title = "Trips", CoverId = "2", Documents = ["2", "99", "3", "1"] });
        var page = await OpenAsync("#albums");

        await page.GetByRole(AriaRole.Link, new() { Name = "Trips" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Trips");
        await Expect(page.Locator(".tile .caption")).ToHaveTextAsync(["Alps", "Ferry", "Harbour"]);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("1 document of other members is not in the backup");
    }

    [Fact]
    public async Task A_folder_has_its_albums_in_order()
    {
        AddThree();
        _backup.Add(new AlbumRecord { Id = "300", Title = "Trips", Documents = ["2"] });
        _backup.Add(new AlbumRecord { Id = "301", Title = "Home", Documents = ["1"] });
        _backup.Add(new FolderRecord { Id = "12", Title = "Years", Albums = ["301", "300"] });
        var page = await OpenAsync("#albums");

        await page.GetByRole(AriaRole.Link, new() { Name = "Years" }).ClickAsync();

        await Expect(page.Locator(".card-title")).ToHaveTextAsync(["Home", "Trips"]);
    }

    [Fact]
    public async Task A_document_shows_everything_that_its_sidecar_says()
    {
        _backup.Add(new DocumentRecord
        {
            Id = "1",
            Title = "Harbour",
            Description = "In the <b>evening</b><br />by the <a href=\"https://example.org/pier?a=1&amp;b=2\">pier</a>, 1 < 2 &amp; 3 > 2",
            Keywords = ["blue sky", "harbour"],
            Media = "Photo",
            CreatedAt = new DateTime(2024, 6, 30, 18, 15, 0),
            License = "CC-BY-NC",
            Place = new PlaceRecord { Latitude = 53.5446, Longitude = 9.9668, Name = "Hamburg" },
            Link = "https://www.ipernity.com/doc/ada/1",
            Comments = [new CommentRecord { Id = "9", UserName = "grace", Content = "Lovely" }],
            Notes = [new NoteRecord { Id = "5", UserName = "grace", Content = "A gull", X = 10, Y = 20, Width = 40, Height = 40 }],
            GoneAt = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        });
        var page = await OpenAsync("#doc=1");
        var details = page.GetByRole(AriaRole.Dialog);

        await Expect(details.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Harbour");
        string[] texts =
            ["30 June 2024 at 18:15", "CC-BY-NC", "Hamburg", "53.5446, 9.9668", "Lovely", "A gull", "DSC0815.JPG", "Gone from the account"];
        foreach (var text in texts)
            await Expect(details).ToContainTextAsync(text);
        Assert.Equal("In the evening\nby the pier, 1 < 2 & 3 > 2", await details.Locator(".rich").First.InnerTextAsync());
        await Expect(details.GetByRole(AriaRole.Link, new() { Name = "pier" }))
            .ToHaveAttributeAsync("href", "https://example.org/pier?a=1&b=2");
        var link = details.GetByRole(AriaRole.Link, new() { Name = "Open on ipernity" });
        await Expect(link).ToHaveAttributeAsync("href", "https://www.ipernity.com/doc/ada/1");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await details.GetByRole(AriaRole.Link, new() { Name = "blue sky" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("blue sky");
        await Expect(page.Locator(".tile.gone")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("Video", "video")]
    [InlineData("Audio", "audio")]
    public async Task Videos_and_sounds_can_be_played(string media, string element)
    {
        _backup.Add(new DocumentRecord { Id = "1", Title = "Moving", CreatedAt = new DateTime(2024, 6, 30), Media = media }, "clip-1.webm");
        _backup.Write();
        // A browser that cannot play the file shows the thumbnail instead, as it does with this one.
        var page = await GoToAsync("#doc=1", "addEventListener('error', event => event.stopImmediatePropagation(), true)");

        var player = page.Locator(element);
        await Expect(player).ToHaveAttributeAsync("src", "documents/2024/06/clip-1.webm");
        await Expect(player).ToHaveAttributeAsync("controls", "");
    }

    [Fact]
    public async Task The_keyboard_opens_steps_through_and_closes_documents()
    {
        AddThree();
        var page = await OpenAsync();
        var title = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Heading, new() { Level = 1 });
        await page.Locator(".tile").First.FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Expect(title).ToHaveTextAsync("Harbour");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(title).ToHaveTextAsync("Alps");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(title).ToHaveTextAsync("Alps");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(title).ToHaveTextAsync("Harbour");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator(".tile[data-id='1']")).ToBeFocusedAsync();
        Assert.Equal(_backup.Page.AbsoluteUri, page.Url);
    }

    [Fact]
    public async Task The_back_button_returns_from_a_document_to_its_album_and_to_the_albums()
    {
        AddThree();
        _backup.Add(new AlbumRecord { Id = "300", Title = "Trips", Documents = ["2", "1"] });
        var page = await OpenAsync("#albums");
        await page.Locator(".card").ClickAsync();
        await page.Locator(".tile").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Harbour");

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Trips");
        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(["Albums 1"]);
    }

    [Fact]
    public async Task Only_thumbnails_near_the_window_are_in_the_page()
    {
        for (var number = 0; number < 900; number++)
            _backup.Add(FormattableString.Invariant($"{number}"), "Picture", new DateTime(2000, 1, 15).AddMonths(number / 5));
        var page = await OpenAsync();
        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        var atStart = await page.Locator(".tile").CountAsync();

        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");

        await Expect(page.Locator(".tile[data-id='0']")).ToBeVisibleAsync();
        await Expect(page.Locator(".tile[data-id='899']")).ToHaveCountAsync(0);
        Assert.InRange(atStart, 1, 300);
    }

    [Fact]
    public async Task Nothing_is_cut_off_on_a_phone()
    {
        AddThree();
        _backup.Add(new AlbumRecord { Id = "300", Title = new string('x', 200), Documents = ["2", "1"] });
        _backup.Write();
        foreach (var hash in new[] { "", "#albums", "#album=300", "#search=a", "#doc=1" })
        {
            var page = await chromium.OpenAsync(width: 320);
            await page.GotoAsync(_backup.Page + hash);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private void AddThree()
    {
        _backup.Add("1", "Harbour", new DateTime(2024, 6, 30, 18, 0, 0), "blue sky");
        _backup.Add("2", "Alps", new DateTime(2024, 6, 1), "Café", "Straße");
        _backup.Add("3", "Ferry", new DateTime(2024, 7, 1));
    }

    private async Task<IPage> OpenAsync(string hash = "")
    {
        _backup.Write();
        return await GoToAsync(hash);
    }

    private async Task<IPage> GoToAsync(string hash = "", string? script = null)
    {
        var page = await chromium.OpenAsync();
        if (script is not null)
            await page.AddInitScriptAsync(script);
        await page.GotoAsync(_backup.Page + hash);
        return page;
    }
}
