namespace Amazon.ECS.Model;

/// <summary>Which task definitions to list.</summary>
public partial class ListTaskDefinitionsRequest : AmazonECSRequest
{
    /// <summary>The family, its whole name.</summary>
    public string FamilyPrefix { get; set; }

    /// <summary>Which revisions; the active ones when nothing is said.</summary>
    public TaskDefinitionStatus Status { get; set; }

    /// <summary>The order by family and revision; ascending when nothing is said.</summary>
    public SortOrder Sort { get; set; }

    /// <summary>The token of the page before; null for the first page.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 100; 100 when nothing is said.</summary>
    public int? MaxResults { get; set; }
}
