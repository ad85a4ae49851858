using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpsBuild.App;

/// <summary>Traces and metrics by OpenTelemetry's protocol, where a collector is named.</summary>
internal static class ShopTelemetry
{
    /// <summary>OpenTelemetry's own variable; the exporter reads it, and its kin (headers, protocol), itself.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Requests and the queries within them; nothing at all without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOpenTelemetry()
            // OTEL_SERVICE_NAME goes before it.
            .ConfigureResource(resource => resource.AddService("opsbuild-app").AddEnvironmentVariableDetector())
            // Health checks come every few seconds and say nothing new.
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = request => !request.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddNpgsqlInstrumentation().AddOtlpExporter());
    }
}
