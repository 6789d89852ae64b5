using Ipernity.Api.Documents;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Tests.Documents;

/// <summary>Only what is changed is sent.</summary>
public sealed class DocumentChangeTests
{
    [Fact]
    public void A_new_change_is_empty()
    {
        Assert.True(new DocumentChange().IsEmpty);
        Assert.Empty(new DocumentChange().Fields);
    }

    [Fact]
    public void Everything_fits_into_one_call()
    {
        var change = new DocumentChange
        {
            Title = "t",
            Description = "",
            License = License.CC_BY_NC,
            Safety = SafetyLevel.Adults,
            Visibility = Visibility.Private,
            CommentPermission = Audience.Owner,
            TagPermission = Audience.Contacts,
            TagMePermission = Audience.Everybody,
            Latitude = -0.5,
            Longitude = 0,
        };
        Assert.Equal(
            "title=t description= license=3 safety=3 share=0 perm_comment=0 perm_tag=4 perm_tagme=5 lat=-0.5 lng=0",
            string.Join(' ', change.Fields.Select(field => $"{field.Key}={field.Value}")));
    }

    [Fact]
    public void A_place_is_removed_with_the_numbers_that_the_service_takes() => Assert.Equal(
        ["-999", "-999"], new DocumentChange { ClearLocation = true }.Fields.Select(field => field.Value));

    [Fact]
    public void Keywords_and_albums_are_changes_too()
    {
        Assert.False(new DocumentChange { Tags = [] }.IsEmpty);
        Assert.False(new DocumentChange { AddTags = ["a"] }.IsEmpty);
        Assert.False(new DocumentChange { RemoveTags = ["a"] }.IsEmpty);
        Assert.False(new DocumentChange { AlbumId = "1" }.IsEmpty);
    }
}
