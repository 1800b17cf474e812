export default function Page() {
  return <p>healthy</p>;
}
