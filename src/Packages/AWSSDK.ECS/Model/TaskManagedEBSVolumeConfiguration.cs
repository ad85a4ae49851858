namespace Amazon.ECS.Model;

/// <summary>An EBS volume made for one task.</summary>
public partial class TaskManagedEBSVolumeConfiguration
{
    /// <summary>Whether it is encrypted.</summary>
    public bool? Encrypted { get; set; }

    /// <summary>The KMS key.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>EBS's volume type, as <c>gp3</c>.</summary>
    public string VolumeType { get; set; }

    /// <summary>Size in GiB; required without a snapshot.</summary>
    public int? SizeInGiB { get; set; }

    /// <summary>The snapshot that it is made from.</summary>
    public string SnapshotId { get; set; }

    /// <summary>MiB per second at which a snapshot's data are fetched.</summary>
    public int? VolumeInitializationRate { get; set; }

    /// <summary>Operations per second.</summary>
    public int? Iops { get; set; }

    /// <summary>MiB per second.</summary>
    public int? Throughput { get; set; }

    /// <summary>The volume's tags.</summary>
    public List<EBSTagSpecification> TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The role with which ECS manages the volume; required.</summary>
    public string RoleArn { get; set; }

    /// <summary>What becomes of the volume when the task stops.</summary>
    public TaskManagedEBSVolumeTerminationPolicy TerminationPolicy { get; set; }

    /// <summary>The file system of a new volume.</summary>
    public TaskFilesystemType FilesystemType { get; set; }
}
