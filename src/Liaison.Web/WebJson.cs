using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Web.Alerts;
using Liaison.Web.Areas;
using Liaison.Web.Feeds;
using Liaison.Web.Node;
using Liaison.Web.Recording;
using Liaison.Web.Tak;
using Liaison.Web.Tracks;

namespace Liaison.Web;

/// <summary>JSON of the API, by generated code: camel case, absent instead of null.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false,
    RespectNullableAnnotations = true, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(TrackCollection))]
[JsonSerializable(typeof(TrackFeature))]
[JsonSerializable(typeof(TrackProperties))]
[JsonSerializable(typeof(PostedReport))]
[JsonSerializable(typeof(HeadquartersModel))]
[JsonSerializable(typeof(IReadOnlyList<TakClient>))]
[JsonSerializable(typeof(LiveRequest))]
[JsonSerializable(typeof(AlertView))]
[JsonSerializable(typeof(IReadOnlyList<AlertView>))]
[JsonSerializable(typeof(PushedAlerts))]
[JsonSerializable(typeof(FeedModel))]
[JsonSerializable(typeof(IReadOnlyList<FeedModel>))]
[JsonSerializable(typeof(HistoryFeature))]
[JsonSerializable(typeof(RecordingModel))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(PostedArea))]
[JsonSerializable(typeof(AreaModel))]
[JsonSerializable(typeof(IReadOnlyList<AreaModel>))]
sealed partial class WebJson : JsonSerializerContext;
