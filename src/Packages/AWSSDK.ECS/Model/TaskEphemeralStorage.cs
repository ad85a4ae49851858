namespace Amazon.ECS.Model;

/// <summary>A running Fargate task's own storage.</summary>
public partial class TaskEphemeralStorage
{
    /// <summary>Size in GiB.</summary>
    public int? SizeInGiB { get; set; }

    /// <summary>The KMS key that encrypts it.</summary>
    public string KmsKeyId { get; set; }
}
