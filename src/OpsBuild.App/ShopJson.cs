using System.Text.Json;
using System.Text.Json.Serialization;
using OpsBuild.App.Health;
using OpsBuild.App.Orders;
using OpsBuild.App.Stocks;

namespace OpsBuild.App;

/// <summary>What the service reads and writes as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<Stock>))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(OrderWithLines))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ShopJson : JsonSerializerContext;
