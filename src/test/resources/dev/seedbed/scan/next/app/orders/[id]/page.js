export default async function Order({ params }) {
  const { id } = await params;
  return <p>Order {id}</p>;
}
