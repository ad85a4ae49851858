namespace Amazon.ECS.Model;

public partial class TaskManagedEBSVolumeConfiguration
{
    public bool? Encrypted { get; set; }

    public string KmsKeyId { get; set; }

    public string VolumeType { get; set; }

    public int? SizeInGiB { get; set; }

    public string SnapshotId { get; set; }

    public int? VolumeInitializationRate { get; set; }

    public int? Iops { get; set; }

    public int? Throughput { get; set; }

    public List<EBSTagSpecification> TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string RoleArn { get; set; }

    public TaskManagedEBSVolumeTerminationPolicy TerminationPolicy { get; set; }

    public TaskFilesystemType FilesystemType { get; set; }
}
