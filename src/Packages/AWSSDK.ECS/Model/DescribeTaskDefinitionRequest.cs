namespace Amazon.ECS.Model;

/// <summary>Which task definition to describe.</summary>
public partial class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    /// <summary>A family for its newest active revision, <c>family:revision</c>, or an ARN; required.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>What to include beyond the ordinary, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
