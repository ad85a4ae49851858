using System.Text.Json.Serialization;

namespace Amazon.ECS;

/// <summary>What a conflict says beside its message.</summary>
internal sealed class ConflictDetails
{
    [JsonPropertyName("resourceIds")]
    public List<string> ResourceIds { get; set; }
}
