namespace Amazon.ECS.Model;

public partial class Attachment
{
    public string Id { get; set; }

    public string Type { get; set; }

    public string Status { get; set; }

    public List<KeyValuePair> Details { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
