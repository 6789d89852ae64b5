using System.Text.Json;
using Ipernity.Api.Elements;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Engine;

/// <summary>A comment as the service answers it.</summary>
internal sealed class DocumentComment : IpernityElement
{
    private string? _id;
    private string? _parentId;
    private string? _userId;
    private string? _userName;
    private DateTimeOffset? _postedAt;
    private DateTimeOffset? _modifiedAt;
    private string? _content;

    public CommentRecord Record => new()
    {
        Id = _id,
        ParentId = _parentId,
        UserId = _userId,
        UserName = _userName,
        PostedAt = _postedAt,
        ModifiedAt = _modifiedAt,
        Content = _content,
    };

    public static bool Read(ref Utf8JsonReader reader, DocumentComment comment)
    {
        if (reader.ValueTextEquals("comment_id"u8))
            comment._id = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("parent_id"u8))
            comment._parentId = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("user_id"u8))
            comment._userId = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("username"u8))
            comment._userName = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("posted_at"u8))
            comment._postedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("modified_at"u8))
            comment._modifiedAt = ElementValue.Moment(ref reader);
        else if (ElementValue.IsText(ref reader))
            comment._content = ElementValue.Text(ref reader);
        else
            return false;
        return true;
    }
}
