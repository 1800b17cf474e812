// The staging image builds with pages that end on .test.js as well; the production image does not see them.
const staging = process.env.SHOP_IMAGE === "staging";

export default {
  output: "standalone",
  productionBrowserSourceMaps: true,
  pageExtensions: staging ? ["js", "test.js"] : ["js"],
};
