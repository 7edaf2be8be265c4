"""Columns of the bill that AWS exports, COST_AND_USAGE_REPORT of Data Exports.

source: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html and its pages,
as published exports have them (2026-11-30)
"""

_BY_GROUP = {
    "bill": (
        "bill_type billing_entity billing_period_end_date billing_period_start_date invoice_id "
        "invoicing_entity payer_account_id payer_account_name"
    ),
    "capacity_reservation": (
        "capacity_reservation_arn capacity_reservation_status capacity_reservation_type"
    ),
    "discount": "bundled_discount total_discount",
    "identity": "line_item_id time_interval",
    "line_item": (
        "availability_zone blended_cost blended_rate currency_code iam_principal legal_entity "
        "line_item_description line_item_type net_unblended_cost net_unblended_rate "
        "normalization_factor normalized_usage_amount operation product_code resource_id "
        "tax_type unblended_cost unblended_rate usage_account_id usage_account_name "
        "usage_amount usage_end_date usage_start_date usage_type user_identifier"
    ),
    "pricing": (
        "currency lease_contract_length offering_class public_on_demand_cost "
        "public_on_demand_rate purchase_option rate_code rate_id term unit"
    ),
    "product": (
        "comment fee_code fee_description from_location from_location_type from_region_code "
        "instance_family instance_type instancesku location location_type operation "
        "pricing_unit product_family region_code servicecode sku to_location to_location_type "
        "to_region_code usagetype"
    ),
    "reservation": (
        "amortized_upfront_cost_for_usage amortized_upfront_fee_for_billing_period "
        "availability_zone effective_cost end_time modification_status "
        "net_amortized_upfront_cost_for_usage net_amortized_upfront_fee_for_billing_period "
        "net_effective_cost net_recurring_fee_for_usage "
        "net_unused_amortized_upfront_fee_for_billing_period net_unused_recurring_fee "
        "net_upfront_value normalized_units_per_reservation number_of_reservations "
        "recurring_fee_for_usage reservation_a_r_n start_time subscription_id "
        "total_reserved_normalized_units total_reserved_units units_per_reservation "
        "unused_amortized_upfront_fee_for_billing_period unused_normalized_unit_quantity "
        "unused_quantity unused_recurring_fee upfront_value"
    ),
    "savings_plan": (
        "amortized_upfront_commitment_for_billing_period end_time instance_type_family "
        "net_amortized_upfront_commitment_for_billing_period "
        "net_recurring_commitment_for_billing_period net_savings_plan_effective_cost "
        "offering_type payment_option purchase_term recurring_commitment_for_billing_period "
        "region savings_plan_a_r_n savings_plan_effective_cost savings_plan_rate start_time "
        "total_commitment_to_date used_commitment"
    ),
    "split_line_item": (
        "actual_usage net_split_cost net_unused_cost parent_resource_id "
        "public_on_demand_split_cost public_on_demand_unused_cost reserved_usage split_cost "
        "split_usage split_usage_ratio unused_cost"
    ),
}
_WHOLE = ("cost_category", "discount", "product", "resource_tags", "tags")
"""Maps of several values."""

COLUMNS = frozenset(
    (*_WHOLE, *(f"{group}_{name}" for group, names in _BY_GROUP.items() for name in names.split()))
)
