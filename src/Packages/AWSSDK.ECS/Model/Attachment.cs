namespace Amazon.ECS.Model;

/// <summary>Something attached to a task or a cluster, such as a Fargate task's network interface.</summary>
public partial class Attachment
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>What it is, as <c>ElasticNetworkInterface</c>.</summary>
    public string Type { get; set; }

    /// <summary>PRECREATED, CREATED, ATTACHING, ATTACHED, DETACHING, DETACHED, DELETED or FAILED.</summary>
    public string Status { get; set; }

    /// <summary>Facts such as <c>subnetId</c>, <c>networkInterfaceId</c> and <c>privateIPv4Address</c>.</summary>
    public List<KeyValuePair> Details { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
