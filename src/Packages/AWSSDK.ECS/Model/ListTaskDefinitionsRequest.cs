namespace Amazon.ECS.Model;

public partial class ListTaskDefinitionsRequest : AmazonECSRequest
{
    public string FamilyPrefix { get; set; }

    public TaskDefinitionStatus Status { get; set; }

    public SortOrder Sort { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}
