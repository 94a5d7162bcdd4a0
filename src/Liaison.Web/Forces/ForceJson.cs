using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Liaison.Web.Forces;

/// <summary>JSON of forces and command.</summary>
[JsonSerializable(typeof(UnitModel))]
[JsonSerializable(typeof(IReadOnlyList<UnitModel>))]
[JsonSerializable(typeof(UnitHistoryModel))]
[JsonSerializable(typeof(PostedUnit))]
[JsonSerializable(typeof(TransferModel))]
[JsonSerializable(typeof(IReadOnlyList<TransferModel>))]
[JsonSerializable(typeof(PostedTransfer))]
[JsonSerializable(typeof(PostedSignature))]
[JsonSerializable(typeof(PostedForceReason))]
[JsonSerializable(typeof(RelationshipModel))]
[JsonSerializable(typeof(IReadOnlyList<RelationshipModel>))]
[JsonSerializable(typeof(PostedRelationship))]
[JsonSerializable(typeof(CommandModel))]
[JsonSerializable(typeof(TenureModel))]
[JsonSerializable(typeof(IReadOnlyList<TenureModel>))]
[JsonSerializable(typeof(HandoverModel))]
[JsonSerializable(typeof(DelegationModel))]
[JsonSerializable(typeof(PostedAppointment))]
[JsonSerializable(typeof(PostedAssumption))]
[JsonSerializable(typeof(PostedRelief))]
[JsonSerializable(typeof(PostedHandover))]
[JsonSerializable(typeof(PostedDelegation))]
[JsonSerializable(typeof(ImportModel))]
[JsonSerializable(typeof(JsonObject))]
sealed partial class ForceJson : JsonSerializerContext;
