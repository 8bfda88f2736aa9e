/** Why a customer has a grade. Amounts are of the currency of the settings alone; others are counted as orders only. */
export type GradeResult = {
  grade: 'A' | 'B' | 'C'
  /** Orders in the last 90 days, per month of 30 days. */
  ordersPerMonth: number
  /** In whole units, per month of 30 days over the last 90. */
  amountPerMonth: number
  /** What decided. 'enquiry': no orders. */
  by: 'orders' | 'amount' | 'enquiry'
  /** Products by how often they were ordered in the last 365 days, at most 3. */
  products: string[]
}
