// Makes the bucket for files when it is not there yet. Reads the same S3_ settings as the server.
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';

const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY } = process.env;
const client = new S3Client({
  endpoint: S3_ENDPOINT,
  region: S3_REGION ?? 'us-east-1',
  credentials: { accessKeyId: S3_ACCESS_KEY ?? '', secretAccessKey: S3_SECRET_KEY ?? '' },
  forcePathStyle: true,
});

const LIMIT_MS = 60_000;
const end = Date.now() + LIMIT_MS;
for (;;) {
  try {
    await client.send(new HeadBucketCommand({ Bucket: S3_BUCKET })).catch((error) => {
      if (error.$metadata?.httpStatusCode !== 404) throw error;
      return client.send(new CreateBucketCommand({ Bucket: S3_BUCKET }));
    });
    console.log(`The bucket ${S3_BUCKET} is there.`);
    break;
  } catch (error) {
    if (Date.now() > end) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
