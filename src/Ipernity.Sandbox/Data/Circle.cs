namespace Ipernity.Sandbox.Data;

/// <summary>Whom an owner allows something besides looking, with the numbers that the wire uses.</summary>
internal enum Circle
{
    Owner = 0,
    Family = 1,
    Friends = 2,
    FamilyAndFriends = 3,
    Contacts = 4,
    Everyone = 5,
}
