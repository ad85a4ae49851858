namespace OpsBuild.App.Health;

/// <summary>How the service is.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Reason">Why it is not ready; null when it is.</param>
internal sealed record HealthReport(string Status, string? Reason = null);
